import { test } from '../fixtures';
import { Panel } from '../panel';
import { percentile, report, table } from './figures';
import { clickedAt, heardAt } from './moments';

const joins = 20;

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
  report(table(['joins', 'p50, ms', 'p95, ms', 'most, ms'], rows));
});
