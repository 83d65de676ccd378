import type { Path } from '../contents.ts';
import type { Demo } from './demo.ts';
import type { Renderer } from './markdown.ts';
import { page } from './page.ts';
import { thumbnail } from './thumbnail.ts';

const LEAD = `**How precisely can this acquisition measure this parameter?** These pages tell what fishergrad is made of and what it
answers. Each is a program: the code on it ran, the numbers under it are what it printed, and a test holds every digit of them.`;

/** A page of text the index leads to. */
export interface Link {
  readonly href: string;
  readonly title: string;
  readonly says: string;
}

/** What stands on the index. */
export interface Contents {
  readonly paths: readonly Path[];
  /** All lessons, and the chapters they stand in. */
  readonly course: Path;
  readonly chapters: readonly Path[];
}

/** The page that leads to all others: every reading path with a picture of each page, the lessons, and what else there is to read. */
export function indexPage(
  { paths, course, chapters }: Contents,
  demos: ReadonlyMap<string, Demo>,
  links: readonly Link[],
  render: Renderer,
): string {
  const sections = paths.map(({ title, lead, pages }) => {
    const cards = pages.map((name) => card(demos.get(name)!, render)).join('\n');
    return `<h2>${title}</h2>\n<p>${render.line(lead)}</p>\n<ol class="cards">\n${cards}\n</ol>`;
  });
  const lessons = lessonsHtml(course, chapters, demos, render);
  const list = links
    .map(({ href, title, says }) => `<li><a href="${href}">${title}</a>: ${render.line(says)}</li>`)
    .join('\n');
  const main = `<h1>Measure how well you can measure</h1>\n<div class="lead">${render.prose(LEAD)}</div>\n${sections.join('\n')}\n${lessons}\n<h2>More to read</h2>\n<ul class="links">\n${list}\n</ul>`;
  return page({ title: 'fishergrad: measure how well you can measure', up: '', kind: 'index' }, main);
}

/** Every chapter with its lessons, as cards that are small because there are many. */
function lessonsHtml(
  { title, lead }: Path,
  chapters: readonly Path[],
  demos: ReadonlyMap<string, Demo>,
  render: Renderer,
): string {
  const lists = chapters
    .filter(({ pages }) => pages.length > 0)
    .map((chapter) => {
      const cards = chapter.pages.map((name) => lesson(demos.get(name)!, render)).join('\n');
      return `<h3>${chapter.title}</h3>\n<p class="quiet">${render.line(chapter.lead)}</p>\n<ol class="lessons">\n${cards}\n</ol>`;
    });
  return `<section class="course">\n<h2>${title}</h2>\n<p>${render.line(lead)}</p>\n${lists.join('\n')}\n</section>`;
}

function lesson({ name, title, shown }: Demo, render: Renderer): string {
  const view = thumbnail(shown.map(({ output }) => output));
  return `<li><a href="${name}.html"><span class="view">${view}</span><span class="title">${render.line(title)}</span></a></li>`;
}

function card({ name, title, lead, shown }: Demo, render: Renderer): string {
  const view = thumbnail(shown.map(({ output }) => output));
  return `<li class="card"><a href="${name}.html"><div class="view">${view}</div><h3>${render.line(title)}</h3><p>${render.line(opening(lead))}</p></a></li>`;
}

/** Whole sentences, up to a length that fits a card. */
function opening(text: string): string {
  const sentences = text.split(/(?<=[.?!])\s+/);
  return sentences.reduce((said, sentence) => (said.length < 70 ? `${said} ${sentence}` : said));
}
