import type { Plugin } from 'vite';

/** Parts of hls.js that this page never uses: DRM, analytics for CDNs, trick play, ads. */
const unused = ['emeController', 'cmcdController', 'iframeController', 'interstitialsController'];

/** Takes parts out of hls.js' default configuration, so that the bundler drops their code. */
export function slimHls(): Plugin {
  return {
    name: 'slim-hls',
    enforce: 'pre',
    apply: 'build',
    transform: {
      filter: { id: /hls\.js\/dist\/hls\.mjs$/ },
      handler(code) {
        const slim = unused.reduce((rest, part) => {
          const entry = new RegExp(`^ *${part}: [A-Z]\\w+ *,?$`, 'm');
          if (!entry.test(rest)) this.error(`hls.js no longer configures ${part} in the way that this knows.`);
          return rest.replace(entry, '');
        }, code);
        return { code: slim, map: null };
      },
    },
  };
}
