import { Component, type ErrorInfo, type ReactNode } from 'react';
import { report } from '../api/clientLog';
import { Crash } from './Crash';

/** Catches what goes wrong while rendering: tells the log, and shows a way on instead of a blank page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: Error, { componentStack }: ErrorInfo) {
    report({ level: 'error', message: String(error), stack: `${error.stack ?? ''}\n${componentStack ?? ''}` });
  }

  override render() {
    return this.state.failed ? <Crash /> : this.props.children;
  }
}
