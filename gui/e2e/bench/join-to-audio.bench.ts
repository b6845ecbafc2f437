import { type Person, test } from '../fixtures';
import { expectToHear } from '../hearing';
import { Panel } from '../panel';
import { percentile, setting, table } from './figures';
import { clickedAt, heardAt } from './moments';
import { kilobitsPerSecond } from './traffic';

const joins = 20;
const speakers = 4;

test('from the click on Join to audio heard by the other', async ({ enter, stream }) => {
  test.setTimeout(joins * 20_000);
  const ada = await enter('Ada', { ear: 440 });
  const ben = await enter('Ben', { ear: 1000 });
  const [adas, bens] = [new Panel(ada.page), new Panel(ben.page)];
  await bens.enter(stream.id);
  await adas.open(stream.id);
  const delays: number[] = [];
  for (let join = 0; join < joins; join++) {
    const clicked = await clickedAt(ada.page);
    const heard = await heardAt(ben.page, ada.user.id, 440);
    await adas.join.click();
    delays.push((await heard()) - (await clicked()));
    await adas.leave.click();
    await bens.expectInRoom('Ben');
  }
  const rows = [[joins, percentile(delays, 0.5), percentile(delays, 0.95), Math.max(...delays)]];
  print(table(['joins', 'p50, ms', 'p95, ms', 'most, ms'], rows));
});

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
  print(
    table(
      ['traffic, UDP and IP headers included', 'kbit/s'],
      [
        ['up, one speaker', sent.up],
        [`down, one listener of ${speakers} speakers`, received.down],
      ],
    ),
  );
});

function print(figures: string): void {
  console.log(`\n${setting()}\n\n${figures}\n`);
}
