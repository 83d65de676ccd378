import { chmodSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fishergrad, scratch } from '../support/command.ts';
import { good } from '../support/goodStudy.ts';

describe('files that are no study', () => {
  const refusedFile = (path: string): string => {
    const { code, stdout, stderr } = fishergrad(['crlb', path]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).not.toMatch(/\n\s+at /);
    return stderr;
  };

  it('a missing one', () => expect(refusedFile('no/such.yaml')).toContain('no/such.yaml: there is no such file'));
  it('an empty one', () => expect(refusedFile(scratch('empty.yaml', ''))).toContain('there is no study in this file'));
  it('one of comments', () =>
    expect(refusedFile(scratch('comment.yaml', '# nothing\n'))).toContain('there is no study in this file'));
  it('a folder', () => expect(refusedFile(dirname(scratch('x', '')))).toContain('this is a folder'));
  it('one in another encoding', () => {
    const bytes = Uint8Array.from(Buffer.from(good.replace('10 ms', '10000 \u00b5s'), 'latin1'));
    expect(refusedFile(scratch('latin.yaml', bytes))).toContain('this is not a text in UTF-8');
  });
  it('a binary one', () =>
    expect(refusedFile(scratch('x.dcm', new Uint8Array([0xff, 0xd8, 0, 1, 0x80])))).toContain(
      'this is not a text file',
    ));
  it('a text with zero bytes', () =>
    expect(refusedFile(scratch('zero.yaml', 'model: t2star\0'))).toContain('not a text file'));
  it('one of 100 MB', () =>
    expect(refusedFile(scratch('large.yaml', 'a: 1\n'.repeat(20_000_000)))).toContain('this file is larger than 1 MB'));
  it('an endless one', () => expect(refusedFile('/dev/zero')).toContain('larger than 1 MB'));
  it('one that may not be read', () => {
    const path = scratch('secret.yaml', good);
    chmodSync(path, 0);
    const { code, stderr } = fishergrad(['crlb', path]);
    const refusal = [2, expect.stringContaining('may not be read')];
    expect([code, stderr]).toEqual(code === 0 && process.getuid?.() === 0 ? [0, ''] : refusal); // root reads everything
  });
  it('a bomb of aliases', () => {
    const text = [
      'a: &a [1,1,1,1,1,1,1,1,1]',
      ...'bcdefghi'.split('').map((name, i) => `${name}: &${name} [${`*${'abcdefgh'[i]},`.repeat(9)}]`),
    ].join('\n');
    expect(refusedFile(scratch('bomb.yaml', text))).toContain('aliases');
  });
  it('a bomb of merges', () => {
    const merges = 'bcdefghi'.split('').map((name, i) => {
      const before = `*${'abcdefgh'[i]}`;
      return `${name}: &${name} { <<: [${new Array<string>(9).fill(before).join(', ')}], ${name}1: 1 }`;
    });
    const text = ['a: &a { x: 1, y: 2 }', ...merges].join('\n');
    const began = Date.now();
    expect(refusedFile(scratch('merges.yaml', text))).toContain('aliases');
    expect(refusedFile(scratch('self.yaml', 'a: &a { <<: *a }\n'))).toContain('aliases');
    expect(Date.now() - began).toBeLessThan(10_000);
  });
  it.each([
    ['maps', '{a: '.repeat(3000) + '1' + '}'.repeat(3000)],
    ['lists that end', '['.repeat(3000) + '1' + ']'.repeat(3000)],
    ['dashes', '- '.repeat(100_000) + '1'],
    ['keys under keys', Array.from({ length: 1200 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')],
  ])('%s nested without sense', (name, text) =>
    expect(refusedFile(scratch(`${name}.yaml`, text))).toContain('nested deeper than any study needs'),
  );
  it('one of more names than any formula has', () => {
    const names = Array.from({ length: 70_000 }, (_, k) => ` k${k}: 1\n`).join('');
    const text = `model: k1 * exp(-k2 * t)\nprotocol: { t: "1, 2" }\ntissue:\n${names}`;
    expect(refusedFile(scratch('names.yaml', text))).toContain(':4:2: tissue has more than 200 names');
    const some = names.split('\n').slice(0, 100).join('\n');
    const rows = `model: k1 * exp(-k2 * t)\nprotocol:\n${' - t: 1 s\n'.repeat(50_000)} -\n${some.replaceAll(/^/gm, '  ')}\n`;
    expect(refusedFile(scratch('rows.yaml', rows))).toContain('protocol has 50001 blocks of 101 names');
  });
  it('brackets nested without end', () => {
    const began = Date.now();
    expect(refusedFile(scratch('deep.yaml', '['.repeat(300_000)))).toMatch(/nested deeper|not valid YAML/);
    expect(Date.now() - began).toBeLessThan(30_000);
  });
  it('a merge of what is no block', () =>
    expect(refusedFile(scratch('merge.yaml', `<<: 5\n${good}`))).toContain('"<<", is of something that is no block'));
  it('a key that means trouble', () =>
    expect(refusedFile(scratch('proto.yaml', `${good}__proto__: { polluted: yes }\n`))).toContain(
      'a study has no key "__proto__"',
    ));
});
