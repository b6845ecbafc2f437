import { type Person, test } from '../fixtures';
import { expectToHear } from '../hearing';
import { Panel } from '../panel';
import { report, table } from './figures';
import { kilobitsPerSecond } from './traffic';

const speakers = 4;

test.use({ picture: 'none' });

test(`what ${speakers} speakers cost`, async ({ enter, stream }) => {
  test.setTimeout(120_000);
  const listener = await enter('Ben', { ear: 1000 });
  await new Panel(listener.page).enter(stream.id);
  await new Panel(listener.page).mute.click();
  const people: Person[] = [];
  for (const name of ['Ada', 'Cleo', 'Dora', 'Elin'].slice(0, speakers)) {
    const person = await enter(name, { ear: 440 });
    await new Panel(person.page).enter(stream.id);
    people.push(person);
  }
  for (const { user } of people) await expectToHear(listener.page, user.id, 440, 1000);
  const [speaker] = people as [Person];
  const [sent, received] = await Promise.all([kilobitsPerSecond(speaker.page), kilobitsPerSecond(listener.page)]);
  report(
    table(
      ['traffic, UDP and IP headers included', 'kbit/s'],
      [
        ['up, one speaker', sent.up],
        [`down, one listener of ${speakers} speakers`, received.down],
      ],
    ),
  );
});
