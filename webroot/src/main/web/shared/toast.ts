import { html, render, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

interface Toast { id: number; content: TemplateResult | string; bad: boolean }

const SHOWN_MS = 6000;

let toasts: Toast[] = [];
let next = 1;
let place: HTMLElement | undefined;

/** Tells something in passing, at the lower edge; read out by screen readers. */
export function tell(content: TemplateResult | string, bad = false): void {
  const toast = { id: next++, content, bad };
  toasts = [...toasts.slice(-2), toast];
  draw();
  setTimeout(() => {
    toasts = toasts.filter(t => t !== toast);
    draw();
  }, SHOWN_MS);
}

export function clearToasts(): void {
  toasts = [];
  draw();
}

/** The region must be in the page before something is told in it: screen readers hear only changes. */
export function readyToasts(): void {
  place ??= document.body.appendChild(Object.assign(document.createElement('div'), { className: 'toasts' }));
  place.setAttribute('role', 'status');
  place.setAttribute('aria-live', 'polite');
}

function draw(): void {
  readyToasts();
  render(repeat(toasts, t => t.id, t => html`<div class=${t.bad ? 'toast bad' : 'toast'}>${t.content}</div>`), place!);
}
