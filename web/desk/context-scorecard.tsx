import './context-scorecard.css';
import { useState } from 'react';
import type { z } from 'zod';
import {
  makeScorecard,
  restoreScorecard,
  revokeScorecard,
  scorecards,
} from '../../src/flow/measurement/scorecard/contract.ts';
import { hasRole, useOrg, useOrganisation } from '../session.ts';
import { CopyField } from '../settings/copy-field.tsx';
import { Button, Group, Modal, Select, Stack, showToast, Text } from '../ui/index.ts';
import { dateText } from '../ui/when.ts';
import { useCommand, useEndpoint } from '../use-endpoint.ts';
import type { RequestView } from './request-view.ts';

type Card = z.output<typeof scorecards.response>['links'][number];

/** The customer's own figures by a link that ends: for those who watch over the relation. */
export function ContextScorecard({ contact }: Pick<RequestView, 'contact'>) {
  const [opened, setOpened] = useState(false);
  if (!hasRole(useOrganisation(), 'coordinator', 'manager', 'executive')) return null;
  return (
    <>
      <button type="button" className="heed-quiet-button heed-scorecard-open" onClick={() => setOpened(true)}>
        Their figures…
      </button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={`Figures for ${contact.name}`} size="md">
        {opened ? <Links contactId={contact.id} /> : null}
      </Modal>
    </>
  );
}

function Links({ contactId }: { readonly contactId: string }) {
  const org = useOrg();
  const params = { org, id: contactId };
  const { data } = useEndpoint(scorecards, { params });
  const [days, setDays] = useState('90');
  const make = useCommand(makeScorecard, { refreshes: [scorecards] });
  const create = (scope: 'contact' | 'company') =>
    make.mutate({ params, body: { scope, days: Number(days) } });
  return (
    <Stack gap="md">
      <Text size="sm">
        A page with how we answered them in the last 13 weeks: their waiting time first, what we promised,
        what they said. Whoever has the link can see it; give it to them alone.
      </Text>
      <Select
        label="The link ends after"
        data={[
          { value: '30', label: '30 days' },
          { value: '90', label: '90 days' },
          { value: '365', label: 'a year' },
        ]}
        value={days}
        onChange={(event) => setDays(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button data-autofocus loading={make.isPending} onClick={() => create('contact')}>
          Link for this contact
        </Button>
        {data?.scopes.includes('company') ? (
          <Button variant="default" loading={make.isPending} onClick={() => create('company')}>
            For all of {data.domain}
          </Button>
        ) : null}
      </Group>
      {data?.links.length === 0 ? (
        <Text size="sm" c="dimmed">
          No link yet.
        </Text>
      ) : null}
      {data?.links.map((link) => (
        <ScorecardLink key={link.id} link={link} domain={data.domain} />
      ))}
    </Stack>
  );
}

const stateWords = { open: 'ends', ended: 'ended', revoked: 'taken back, would have ended' } as const;

function ScorecardLink({ link, domain }: { readonly link: Card; readonly domain: string | null }) {
  const org = useOrg();
  const params = { org, id: link.id };
  const restore = useCommand(restoreScorecard, { refreshes: [scorecards] });
  const revoke = useCommand(revokeScorecard, {
    refreshes: [scorecards],
    onDone: () =>
      showToast({ text: 'The link opens nothing any more', undo: () => restore.mutate({ params }) }),
  });
  const whom = link.scope === 'company' ? `All of ${domain ?? 'their company'}` : 'This contact';
  const about = `${whom}, by ${link.madeBy}, ${stateWords[link.state]} ${dateText(link.endsAt.slice(0, 10))}`;
  if (link.url === null)
    return (
      <Text size="sm" c="dimmed">
        {about}
      </Text>
    );
  return (
    <div className="heed-scorecard">
      <CopyField label={about} value={link.url} />
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        loading={revoke.isPending}
        onClick={() => revoke.mutate({ params })}
      >
        Take it back
      </Button>
    </div>
  );
}
