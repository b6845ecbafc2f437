type Module = { importedIds: readonly string[]; code: string | null };
type Modules = { getModuleInfo: (id: string) => Module | null };

/** The list of all icons, from which each module takes a few by name. */
const iconList = /\/lucide-react\/dist\/esm\/lucide-react\.m?js$/;

/** Everything that a module brings along, itself included; lazy imports are not followed. */
function reach(id: string, modules: Modules, seen = new Set<string>()): Set<string> {
  if (seen.has(id)) return seen;
  seen.add(id);
  const { importedIds, code } = modules.getModuleInfo(id) ?? { importedIds: [], code: null };
  for (const imported of importedIds) {
    if (iconList.test(imported)) for (const icon of iconsOf(code ?? '', imported)) reach(icon, modules, seen);
    else reach(imported, modules, seen);
  }
  return seen;
}

/** The files of the icons that a module names: TriangleAlert is in icons/triangle-alert. */
function iconsOf(code: string, list: string): string[] {
  const [, names = ''] = /import\s*\{([^}]*)\}\s*from\s*["']lucide-react["']/.exec(code) ?? [];
  const files = names.split(',').map((name) => name.trim().split(/\s/)[0] ?? '');
  return files.filter(Boolean).map((name) => list.replace(/[^/]*$/, `icons/${kebab(name)}.mjs`));
}

function kebab(name: string): string {
  return name.replace(/([a-z])([A-Z0-9])/g, '$1-$2').toLowerCase();
}

/**
 * Keeps what the entry imports in one chunk. Left alone, the bundler cuts it wherever a lazy chunk shares a module, and
 * many small files compress worse than one.
 */
export function shellChunk(entry: string) {
  let shell: Set<string> | undefined;
  return {
    debugName: 'shell',
    name(id: string, modules: Modules): string | null {
      shell ??= reach(entry, modules);
      return shell.has(id) ? 'shell' : null;
    },
  };
}
