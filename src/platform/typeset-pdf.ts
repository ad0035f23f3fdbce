import { readFileSync } from 'node:fs';

/** A page to be set. Nothing of `data` or `pictures` becomes part of the source: text stays text. */
export interface Typesetting {
  /** Typst source; reads `sys.inputs.data` as JSON and pictures by their names. */
  readonly source: string;
  readonly data: object;
  /** SVG text by name. */
  readonly pictures: Readonly<Record<string, string>>;
  /** Pages it may take; a smaller type is tried until it fits. */
  readonly pages: number;
  /** Sizes of type to try, in points, the largest first. */
  readonly sizes: readonly number[];
}

/** This platform has no typesetter: say so, and send what can be read without. */
export class TypesetterAbsent extends Error {}

type Compiler = typeof import('@myriaddreamin/typst-ts-node-compiler').NodeCompiler;

const fonts = ['inter-regular.ttf', 'inter-semibold.ttf'];

/**
 * Sets a page as PDF with its text as text. Throws TypesetterAbsent where the typesetter can't be loaded, and an Error where
 * even the smallest type needs more pages.
 */
export async function typesetPdf({ source, data, pictures, pages, sizes }: Typesetting): Promise<Buffer> {
  const compiler = (await loadCompiler()).create({
    fontArgs: [{ fontBlobs: fonts.map((name) => readFileSync(new URL(`fonts/${name}`, import.meta.url))) }],
  });
  try {
    for (const size of sizes) {
      const job = {
        mainFileContent: source,
        inputs: { ...pictures, data: JSON.stringify(data), size: String(size) },
      };
      const compiled = compiler.compile(job);
      const { result } = compiled;
      if (!result)
        throw new Error(`a page could not be set: ${JSON.stringify(compiled.takeError()?.shortDiagnostics)}`);
      if (result.numOfPages <= pages) return compiler.pdf(result);
    }
  } finally {
    compiler.evictCache(0);
  }
  throw new Error(`a page takes more than ${pages} however small it is set`);
}

let loaded: Promise<Compiler> | null = null;

/** Its native part exists for common platforms only; it is loaded when a page is first set. */
function loadCompiler(): Promise<Compiler> {
  loaded ??= import('@myriaddreamin/typst-ts-node-compiler').then(
    ({ NodeCompiler }) => NodeCompiler,
    (error: Error) => {
      loaded = null;
      throw new TypesetterAbsent(`this server can’t set PDF: ${error.message}`);
    },
  );
  return loaded;
}
