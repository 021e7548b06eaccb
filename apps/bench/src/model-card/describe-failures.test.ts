import { expect, test } from 'vitest';
import { describeFailures } from './describe-failures.ts';
import type { WrongDigit } from './wrong-digit.ts';

function wrong(index: number, label: number, ...readAs: (number | null)[]): WrongDigit {
  return { set: 'usps', index, label, readAs, image: null };
}

test('counts by cause and network, and a picture for each cause that has digits', () => {
  const sorting = {
    byCause: { illegible: [], mislabelled: [wrong(3, 5, 5, 6)], misread: [wrong(1, 4, 9, 9), wrong(2, 7, 1, null)] },
    unsorted: [],
  };
  expect(describeFailures([{ name: 'usps', description: 'USPS', sorting }], ['accurate', 'compact'], 'card')).toBe(
    `| digits of |       cause | wrong by accurate | wrong by compact |
| --------- | ----------: | ----------------: | ---------------: |
| USPS      |   illegible |                 0 |                0 |
| USPS      | mislabelled |                 0 |                1 |
| USPS      |     misread |                 2 |                2 |

USPS, mislabelled:

![USPS: mislabelled digits](card/usps-mislabelled.png)

USPS, misread:

![USPS: misread digits](card/usps-misread.png)`,
  );
});
