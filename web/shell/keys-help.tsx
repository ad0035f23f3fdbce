import { Kbd, Modal, Switch } from '../ui/index.ts';
import { activeKeys, setLettersOn, useLettersOn } from './keys.ts';

/** The keys of the screen one is on. */
export function KeysHelp({ opened, close }: { readonly opened: boolean; readonly close: () => void }) {
  const on = useLettersOn();
  return (
    <Modal opened={opened} onClose={close} title="Keys of this screen" size="md">
      <div className="heed-keys">
        {opened
          ? activeKeys().map((map) => (
              <section key={map.title}>
                <h3>{map.title}</h3>
                <dl>
                  {map.keys.map(({ keys, label }) => (
                    <div key={keys}>
                      <dt>
                        {keys.split(' ').map((key) => (
                          <Kbd key={key}>{key}</Kbd>
                        ))}
                      </dt>
                      <dd>{label}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))
          : null}
        <section>
          <h3>While writing</h3>
          <dl>
            <div>
              <dt>
                <Kbd>Ctrl</Kbd>
                <Kbd>Enter</Kbd>
              </dt>
              <dd>Send the reply (Cmd on a Mac)</dd>
            </div>
            <div>
              <dt>
                <Kbd>Ctrl</Kbd>
                <Kbd>K</Kbd>
              </dt>
              <dd>Find a page, a person, an action</dd>
            </div>
          </dl>
        </section>
        <Switch
          label="Single keys work"
          description="Switch off when you dictate to your computer"
          checked={on}
          onChange={(event) => setLettersOn(event.currentTarget.checked)}
        />
      </div>
    </Modal>
  );
}
