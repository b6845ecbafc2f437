type Modules = { getModuleInfo: (id: string) => { importedIds: readonly string[] } | null };

/** Everything that a module brings along, itself included; lazy imports are not followed. */
function reach(id: string, modules: Modules, seen = new Set<string>()): Set<string> {
  if (seen.has(id)) return seen;
  seen.add(id);
  for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) reach(imported, modules, seen);
  return seen;
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
