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
  it('brackets nested without end', () => {
    const began = Date.now();
    expect(refusedFile(scratch('deep.yaml', '['.repeat(300_000)))).toMatch(/nested deeper|not valid YAML/);
    expect(Date.now() - began).toBeLessThan(30_000);
  });
  it('a key that means trouble', () =>
    expect(refusedFile(scratch('proto.yaml', `${good}__proto__: { polluted: yes }\n`))).toContain(
      'a study has no key "__proto__"',
    ));
});
