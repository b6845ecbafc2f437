// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { languages } from './language';

const src = join(import.meta.dirname, '../..');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' });
const english = files.filter((file) => /^[a-z]+\/i18n\/en\/[a-z]+\.json$/.test(file));
const sources = files.filter((file) => /\.tsx?$/.test(file) && !/\.(test|d)\.tsx?$/.test(file));
const code = sources.map((file) => readFileSync(join(src, file), 'utf8')).join('\n');

type Texts = { [key: string]: string | Texts };

function texts(file: string): Map<string, string> {
  const flat = new Map<string, string>();
  const walk = (node: Texts, path: string) => {
    for (const [key, value] of Object.entries(node)) {
      if (typeof value === 'string') flat.set(path + key, value);
      else walk(value, `${path}${key}.`);
    }
  };
  walk(JSON.parse(readFileSync(join(src, file), 'utf8')) as Texts, '');
  return flat;
}

const stem = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]).sort();

/** A key is used when code names it, or a part of it in a template: t(`status.${stream.status}`), t(`${way}.intro`). */
function isUsed(key: string): boolean {
  const dot = key.lastIndexOf('.');
  const named = [`'${key}'`, `"${key}"`, `:${key}'`, `:${key}"`];
  const templates =
    dot < 0 ? [] : [`\`${key.slice(0, dot)}.\${`, `:${key.slice(0, dot)}.\${`, `}.${key.slice(dot + 1)}\``];
  return [...named, ...templates].some((written) => code.includes(written));
}

describe.each(english)('%s', (file) => {
  const original = texts(file);

  it.each(languages.filter((language) => language !== 'en'))(
    'has every text in %s, with the same placeholders',
    (language) => {
      const translated = texts(file.replace('/en/', `/${language}/`));
      expect([...translated.keys()].map(stem).sort()).toEqual([...original.keys()].map(stem).sort());
      for (const [key, text] of original)
        expect(placeholders(translated.get(key) ?? ''), key).toEqual(placeholders(text));
    },
  );

  it('has no text that nothing shows', () => {
    expect([...original.keys()].map(stem).filter((key) => !isUsed(key))).toEqual([]);
  });

  it('has no empty text', () => {
    expect([...original].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});
