import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Tabs } from './Tabs';

const tabs = [
  { id: 'voice', label: 'Voice', icon: null, content: <input aria-label="kept" /> },
  { id: 'about', label: 'About', icon: null, content: <p>about</p> },
];

it('moves by arrows and keeps what was typed elsewhere', async () => {
  const user = userEvent.setup();
  render(<Tabs label="Beside" tabs={tabs} />);
  await user.type(screen.getByLabelText('kept'), 'text');
  screen.getByRole('tab', { name: 'Voice' }).focus();
  await user.keyboard('{ArrowRight}');
  expect(screen.getByRole('tab', { name: 'About' })).toHaveFocus();
  expect(screen.getByText('about')).toBeVisible();
  await user.keyboard('{ArrowRight}');
  expect(screen.getByRole('tab', { name: 'Voice' })).toHaveAttribute('aria-selected', 'true');
  expect(screen.getByLabelText('kept')).toHaveValue('text');
});
