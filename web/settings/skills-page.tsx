import './targets.css';
import './skills.css';
import { skills, teams } from '../../src/people/skills/contract.ts';
import { useOrg } from '../session.ts';
import { ErrorState, PageHeader, Section, Skeleton } from '../ui/index.ts';
import { useEndpoint } from '../use-endpoint.ts';
import { SkillsList } from './skills-list.tsx';
import { SkillsMatrix } from './skills-matrix.tsx';
import { SkillsPeople } from './skills-people.tsx';
import { TeamsSection } from './teams-section.tsx';

/** Who knows what how well, what tells it, and where everybody belongs. */
export function SkillsPage() {
  const org = useOrg();
  const known = useEndpoint(skills, { params: { org } });
  const placed = useEndpoint(teams, { params: { org } });
  const error = known.error ?? placed.error;
  const [skillsView, teamsView] = [known.data, placed.data];
  const retry = () => {
    void known.refetch();
    void placed.refetch();
  };
  return (
    <div className="heed-skills">
      <PageHeader
        title="Skills & teams"
        lead="Who knows what. New requests go to whoever on duty knows most of what they need."
      />
      {error && !(skillsView && teamsView) ? <ErrorState problem={error} retry={retry} /> : null}
      {!error && !(skillsView && teamsView) ? <Skeleton rows={8} height={40} /> : null}
      {skillsView && teamsView ? (
        <>
          <SkillsMatrix view={skillsView} />
          <Section title="Skills" lead="What can be known, and the words by which it is recognised.">
            <SkillsList view={skillsView} />
          </Section>
          <Section
            title="People"
            lead="Team, telephone, and the most open items before new ones go to others."
          >
            <SkillsPeople view={skillsView} teams={teamsView} />
          </Section>
          <TeamsSection view={teamsView} />
        </>
      ) : null}
    </div>
  );
}
