import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Menu, MenuItem } from './Menu';

function show() {
  render(
    <>
      <Menu
        trigger={(button) => (
          <button type="button" {...button}>
            More
          </button>
        )}
      >
        {(close) => (
          <MenuItem icon={null} onClick={close}>
            Edit
          </MenuItem>
        )}
      </Menu>
      <button type="button">Elsewhere</button>
    </>,
  );
  return userEvent.setup();
}

it('closes by Escape and gives the focus back', async () => {
  const user = show();
  await user.click(screen.getByRole('button', { name: 'More' }));
  await user.tab();
  expect(screen.getByRole('button', { name: 'Edit' })).toHaveFocus();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('button', { name: 'Edit' })).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'More' })).toHaveFocus();
});

it('gives the focus back after a choice, so that a dialog it opens can return it there', async () => {
  const user = show();
  await user.click(screen.getByRole('button', { name: 'More' }));
  await user.click(screen.getByRole('button', { name: 'Edit' }));
  expect(screen.queryByRole('button', { name: 'Edit' })).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'More' })).toHaveFocus();
});

it('closes when the focus moves on', async () => {
  const user = show();
  await user.click(screen.getByRole('button', { name: 'More' }));
  await user.tab();
  await user.tab();
  expect(screen.getByRole('button', { name: 'More' })).toHaveAttribute('aria-expanded', 'false');
});
