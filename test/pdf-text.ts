import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PdfText {
  readonly pages: number;
  readonly title: string;
  /** The text layer, its parts parted by single spaces. */
  readonly text: string;
}

/** What a reader, a search or a screen reader finds in a PDF. */
export async function pdfText(pdf: Uint8Array): Promise<PdfText> {
  const task = getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 });
  const document = await task.promise;
  const parts: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    parts.push(...items.map((item) => ('str' in item ? item.str : '')));
  }
  const { info } = await document.getMetadata();
  const { Title = '' } = info as { Title?: string };
  const pages = document.numPages;
  await task.destroy();
  return { pages, title: Title, text: parts.join(' ').replaceAll(/\s+/g, ' ') };
}
