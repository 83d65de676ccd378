import katex from 'katex';
import MarkdownIt from 'markdown-it';
import { createHighlighter, type Highlighter } from 'shiki';

/** Markdown, formulas and code as HTML. */
export interface Renderer {
  /** A page or a piece of prose: `$…$` and `$$…$$` are typeset, fences highlighted. */
  readonly prose: (markdown: string) => string;
  /** One line of prose, without a paragraph around it. */
  readonly line: (markdown: string) => string;
  readonly code: (text: string, language: string) => string;
}

const LANGUAGES = ['ts', 'yaml', 'sh', 'json'];

/** Something in prose that cannot be typeset. */
export class ProseError extends Error {
  /** How the text goes on from there. */
  readonly near: string;

  constructor(message: string, near: string) {
    super(message);
    this.near = near;
  }
}

/** Loads the grammars once. */
export async function renderer(): Promise<Renderer> {
  const themes = { light: 'github-light', dark: 'github-dark-dimmed' };
  const highlighter = await createHighlighter({ themes: Object.values(themes), langs: LANGUAGES });
  const code = (text: string, language: string): string => highlighted(highlighter, themes, text, language);
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false, highlight: code });
  withMath(markdown);
  return {
    prose: (text) =>
      markdown
        .render(joined(text))
        .replaceAll('<table>', '<div class="wide"><table>')
        .replaceAll('</table>', '</table></div>'),
    line: (text) => markdown.renderInline(text),
    code,
  };
}

/** A number keeps its unit on its line. */
function joined(text: string): string {
  return text.replaceAll(/(\d) (ms|s|Hz|T|%|SD|h|min)(?![\w])/g, '$1\u00a0$2');
}

function highlighted(
  highlighter: Highlighter,
  themes: { light: string; dark: string },
  text: string,
  language: string,
): string {
  const lang = LANGUAGES.includes(language) ? language : 'text';
  return highlighter.codeToHtml(text.trimEnd(), { lang, themes, defaultColor: 'light-dark()' });
}

/** `$…$` within a line, which keeps the stop behind it, and `$$…$$` as a paragraph. */
function withMath(markdown: InstanceType<typeof MarkdownIt>): void {
  markdown.inline.ruler.before('escape', 'math', (state, silent) => {
    const rest = state.src.slice(state.pos);
    const found = /^(\$\$?)(?![ $])([\s\S]+?)(?<! )\1([.,:;?!)]*)/.exec(rest);
    if (!found) {
      if (rest.startsWith('$')) throw new ProseError(`a $ has no partner: ${rest.slice(0, 40)} …`, rest);
      return false;
    }
    const [whole, fence, tex = '', stop = ''] = found;
    if (!silent) {
      const token = state.push(fence === '$$' ? 'display' : 'formula', '', 0);
      token.content = tex;
      token.info = stop;
    }
    state.pos += whole.length;
    return true;
  });
  markdown.renderer.rules['formula'] = (tokens, k) => {
    const { content, info } = tokens[k];
    return info === '' ? typeset(content, false) : `<span class="whole">${typeset(content, false)}${info}</span>`;
  };
  markdown.renderer.rules['display'] = (tokens, k) => typeset(tokens[k].content, true);
}

/** @throws ProseError where it is no formula: a page with a broken formula is not made */
function typeset(tex: string, displayMode: boolean): string {
  try {
    return katex.renderToString(tex, { displayMode, throwOnError: true, strict: 'error', trust: false });
  } catch (error) {
    // KaTeX marks the place by combining lines under letters, which few terminals draw.
    throw new ProseError((error as Error).message.replaceAll('\u0332', ''), tex);
  }
}
