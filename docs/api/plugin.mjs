/** What the API documentation needs beyond options of typedoc: names as they are imported, READMEs as pages, chapters. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  Application,
  Comment,
  Converter,
  DocumentReflection,
  makeRecursiveVisitor,
  MinimalSourceFile,
  PageEvent,
  ReflectionCategory,
  ReflectionKind,
  StructureRouter,
} from 'typedoc';
import { contents } from './contents.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Called by typedoc. */
export function load(app) {
  app.renderer.defineRouter('imports', Router);
  app.renderer.on(PageEvent.END, mendAddresses);
  app.converter.on(Converter.EVENT_BEGIN, ({ project }) => addStudies(project));
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, ({ project }, reflection) => {
    if (reflection.kindOf(ReflectionKind.Module)) openModule(app, project, reflection);
  });
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, document) => openDocument(document));
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => gatherDecisions(project));
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    project.childrenIncludingDocuments.sort((a, b) => Number(a.isDocument()) - Number(b.isDocument()));
    for (const module of project.getReflectionsByKind(ReflectionKind.Module)) arrange(app.logger, module);
    for (const reflection of Object.values(project.reflections)) tidy(reflection);
  });
  app.on(Application.EVENT_VALIDATE_PROJECT, (project) => refuseUnnamedTypes(app.logger, project));
}

/**
 * An export has its page where one imports it from: engine/compile/compileParallel.html. Of a function and a type that
 * differ by capitals only (crlbMap and CrlbMap), which a file system may confuse, the type has `.type` in its name.
 */
class Router extends StructureRouter {
  getIdealBaseName(reflection) {
    const base = super.getIdealBaseName(reflection).replace(/^_fishergrad\//, '');
    const { kind, name, parent } = reflection;
    const isTwin = (other) => other.kind !== kind && other.name.toLowerCase() === name.toLowerCase();
    return kind !== ReflectionKind.Function && parent.children?.some(isTwin) ? `${base}.type` : base;
  }
}

/**
 * Writes where the demos' index is from a page (typedoc would write the same address on every page), and leads from a
 * demonstration's program to its page. Icons are taken from the
 * page itself, into which icons.js puts them: a page opened from a file may not take them from another file.
 */
function mendAddresses(page) {
  const up = '../'.repeat(page.url.split('/').length);
  page.contents = page.contents
    .replaceAll('href="#demos"', `href="${up}index.html"`)
    .replaceAll(/href="[^"]*media\/([\w-]+)\.ts"/g, (_, name) => `href="${up}${folderOf(name)}${name}.html"`)
    .replaceAll(/href="[^"]*icons\.svg#/g, 'href="#');
}

/** Where the page of a demonstration stands: typedoc keeps no more than the name of its file. */
function folderOf(name) {
  return existsSync(`${root}demos/lessons/${name}.ts`) ? 'lessons/' : '';
}

/** The studies of the demos on one page, which stands for their folder. */
function addStudies(project) {
  const folder = `${root}demos/studies`;
  const studies = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  const text = studies.map((name) => `## ${name}\n\n\`\`\`yaml\n${readFileSync(`${folder}/${name}`, 'utf8')}\`\`\`\n`);
  const page = new DocumentReflection('Studies to start from', project, [{ kind: 'text', text: text.join('\n') }], {});
  project.addChild(page);
  project.registerReflection(page, undefined, folder);
}

/** A module is called what one imports; that of a package begins with its README, and stands for its folder. */
function openModule(app, project, module) {
  const [, name, part] = /(\w+)\/src(\/\w+)?$/.exec(module.name);
  module.name = `@fishergrad/${name}${part ?? ''}`;
  if (part !== undefined) return;
  const folder = `${root}packages/${name}`;
  const text = readFileSync(`${folder}/README.md`, 'utf8').replace(/^# .*\n/, '');
  const file = new MinimalSourceFile(text, `${folder}/README.md`);
  module.comment = new Comment(app.converter.parseRawComment(file, project.files).content);
  for (const path of [folder, `${folder}/README.md`]) project.files.registerReflectionPath(path, module);
}

/** A document is called what its first heading says, which then need not be said twice; a folder by what its README says. */
function openDocument(document) {
  const [first] = document.content;
  const [line, heading] = /^\s*# (.*)\n/.exec(first.text);
  first.text = first.text.slice(line.length);
  document.name = heading === '@fishergrad/cli' ? 'The command' : heading;
  const path = document.project.files.getReflectionPath(document);
  if (path.endsWith('/README.md')) document.project.files.registerReflectionPath(dirname(path), document);
}

/** The decisions below the page that lists them. */
function gatherDecisions(project) {
  const pathOf = (document) => project.files.getReflectionPath(document);
  const list = project.documents.find((document) => pathOf(document).endsWith('decisions/README.md'));
  for (const document of project.documents.filter((each) => /decisions\/\d/.test(pathOf(each)))) {
    project.removeChild(document);
    document.parent = list;
    list.addChild(document);
  }
}

/** Nothing leads to sources, which have no address, nor to interfaces that are not exported. */
function tidy(reflection) {
  for (const source of reflection.sources ?? []) delete source.url;
  const exported = reflection.implementedTypes?.filter((type) => type.reflection);
  reflection.implementedTypes = exported?.length > 0 ? exported : undefined;
  if (!reflection.implementationOf?.reflection) delete reflection.implementationOf;
}

/** Chapters as in the table of contents. */
function arrange(logger, module) {
  const chapters = Object.entries(contents[module.name] ?? {});
  const rest = new Map(module.children.map((child) => [child.name, child]));
  module.categories = chapters.map(([title, lines]) => {
    const names = lines.join(' ').split(' ');
    const unknown = names.filter((name) => !rest.has(name));
    if (unknown.length > 0) logger.warn(`${module.name} exports no ${unknown.join(', ')}: mend docs/api/contents.mjs`);
    const category = new ReflectionCategory(title);
    category.children = names.flatMap((name) => rest.get(name) ?? []);
    names.forEach((name) => rest.delete(name));
    return category;
  });
  if (rest.size > 0)
    logger.warn(`docs/api/contents.mjs has no chapter for ${[...rest.keys()].join(', ')} of ${module.name}`);
}

/**
 * Types in public signatures that no entry exports under a name.
 *
 * Typedoc's own `notExported` looks at one package only, that of the root.
 */
function refuseUnnamedTypes(logger, project) {
  const told = new Set();
  const visitor = (owner) =>
    makeRecursiveVisitor({
      reference(type) {
        const own = type.package?.startsWith('@fishergrad/') && !type.reflection && !type.isIntentionallyBroken();
        if (!own || told.has(type.name)) return;
        told.add(type.name);
        logger.validationWarning(`${type.name}, of which ${owner.getFullName()} speaks, is exported by no entry`);
      },
    });
  for (const reflection of Object.values(project.reflections)) {
    for (const type of [reflection.type, reflection.default]) type?.visit(visitor(reflection));
  }
}
