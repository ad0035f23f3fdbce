import { useEffect, useRef, useState } from 'react';
import { templateFields } from '../../src/core/library/template-fields.ts';
import { previewTemplate } from '../../src/flow/library/contract.ts';
import { call } from '../api.ts';
import { asProblem } from '../problem.ts';
import { useOrg } from '../session.ts';
import { Button, Menu, Textarea, useDebouncedValue } from '../ui/index.ts';

interface AssetTextProps {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly error: string | undefined;
  readonly disabled: boolean;
  readonly isFile: boolean;
}

/** The words of an item with fields to put in, and how they read with examples in them. */
export function AssetText({ text, setText, error, disabled, isFile }: AssetTextProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const preview = usePreview(text);
  const insert = (name: string) => {
    const at = field.current?.selectionStart ?? text.length;
    const end = field.current?.selectionEnd ?? at;
    const put = `{{ ${name} }}`;
    setText(text.slice(0, at) + put + text.slice(end));
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(at + put.length, at + put.length);
    });
  };
  return (
    <div className="heed-asset-text">
      <Textarea
        ref={field}
        label={isFile ? 'Words that go with it (optional)' : 'Words'}
        minRows={6}
        maxRows={24}
        maxLength={20_000}
        value={text}
        readOnly={disabled}
        onChange={(event) => setText(event.currentTarget.value)}
        error={error ?? preview?.problem}
      />
      {disabled ? null : (
        <Menu position="bottom-start" width={320}>
          <Menu.Target>
            <Button variant="default" size="compact-sm">
              Put in a field
            </Button>
          </Menu.Target>
          <Menu.Dropdown className="heed-asset-fields">
            {templateFields.map(({ name, called, example }) => (
              <Menu.Item key={name} onClick={() => insert(name)} rightSection={<code>{name}</code>}>
                {called.slice(0, 1).toUpperCase() + called.slice(1)}
                <span className="heed-asset-example">{example}</span>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {preview?.text ? (
        <section className="heed-asset-preview" aria-label="Preview">
          <p className="heed-soft">With examples in it</p>
          <div>{preview.text}</div>
        </section>
      ) : null}
    </div>
  );
}

interface Preview {
  readonly text: string | null;
  readonly problem: string | undefined;
}

/** How a text with fields reads, asked of the server when typing pauses; without fields there is nothing to show. */
function usePreview(text: string): Preview | null {
  const org = useOrg();
  const [settled] = useDebouncedValue(text, 400);
  const [preview, setPreview] = useState<Preview | null>(null);
  useEffect(() => {
    if (!/\{[{%]/.test(settled)) return setPreview(null);
    const stop = new AbortController();
    call(previewTemplate, { params: { org }, body: { text: settled } }, { signal: stop.signal }).then(
      (answer) => setPreview({ text: answer.text, problem: undefined }),
      (error: unknown) => {
        if (stop.signal.aborted) return;
        const problem = asProblem(error);
        setPreview({ text: null, problem: problem.field('/text') ?? problem.message });
      },
    );
    return () => stop.abort();
  }, [org, settled]);
  return preview;
}
