/** An element of an XML document: its name, attributes, children, and the text directly in it. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const TOKEN = /<\?xml [^?]*\?>|<!--(?:(?!--)[\s\S])*-->|<(\/?)([\w:]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
const ENTITY = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);)/;

/** Reads a whole XML document strictly, as far as SVG needs: every tag closed, nothing left over, no bare ampersand. */
export function parseXml(document: string): Element {
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < document.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(document);
    if (token === null) throw new Error(`Not XML at ${at}: ${document.slice(at, at + 60)}`);
    take(token, open);
  }
  if (open.length !== 1 || top.children.length !== 1 || top.text.trim() !== '')
    throw new Error('Not one closed element.');
  if (ENTITY.test(document) || /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/.test(document))
    throw new Error('Not XML text.');
  return top.children[0]!;
}

function take([, closing, name, attributes = '', empty, text]: RegExpExecArray, open: Element[]): void {
  const inner = open.at(-1)!;
  if (text !== undefined) inner.text += text;
  if (name === undefined) return;
  if (closing) {
    if (open.pop()!.name !== name || open.length === 0) throw new Error(`</${name}> closes nothing.`);
    return;
  }
  const pairs = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, value!] as const);
  if (new Set(pairs.map(([key]) => key)).size < pairs.length) throw new Error(`<${name}> has an attribute twice.`);
  const element: Element = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
  inner.children.push(element);
  if (!empty) open.push(element);
}

/** An element and everything in it. */
export function within(element: Element): Element[] {
  return [element, ...element.children.flatMap(within)];
}
