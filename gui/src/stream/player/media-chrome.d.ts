import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type Control = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'media-controller': Control & {
        hotkeys?: string;
        defaultstreamtype?: string;
        lang?: string;
        nosubtitleslangpref?: boolean;
      };
      'media-control-bar': Control;
      'media-play-button': Control;
      'media-live-button': Control;
      'media-mute-button': Control;
      'media-volume-range': Control;
      'media-captions-button': Control;
      'media-pip-button': Control;
      'media-fullscreen-button': Control;
      'media-loading-indicator': Control & { noautohide?: boolean };
    }
  }
}
