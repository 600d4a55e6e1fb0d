import { staff } from './staff';

/** How far something is: so much done of so much, when that is known. */
export interface Progress { done: number; total: number | undefined }

export interface Task {
  readonly id: number; readonly title: string; readonly href: string | undefined; progress: Progress;
  state: 'running' | 'done' | 'failed' | 'stopped' | 'left'; note: string; stop(): void;
}

interface Work { title: string; href?: string; run: (tell: (progress: Progress) => void, stopped: AbortSignal) => Promise<string> }

const KEPT_MAX = 20;
const LEFT = 'tw.console.tasks.left';

/** @param by who had begun it */
interface Left { title: string; href: string | undefined; progress: Progress; by: string }

/** What goes on in this window while people move between pages: each can be left, found again in the tray, and stopped. */
class Tasks extends EventTarget {
  #next = 1;
  list: Task[] = left().filter(task => task.by === staff.who?.id).map(task => ({ ...task, id: this.#next++, state: 'left', note: '', stop: () => undefined }));

  get running(): number {
    return this.list.filter(task => task.state === 'running').length;
  }

  /** @param work its outcome is told in one sentence */
  start(work: Work, told: (error: unknown) => string): Task {
    const stop = new AbortController();
    const task: Task = { id: this.#next++, title: work.title, href: work.href, progress: { done: 0, total: undefined }, state: 'running', note: '', stop: () => stop.abort() };
    this.list = [task, ...this.list].slice(0, KEPT_MAX);
    const end = (state: Task['state'], note: string) => {
      task.state = state;
      task.note = note;
      this.#changed();
    };
    work.run(progress => { task.progress = progress; this.#changed(); }, stop.signal).then(
      note => end(stop.signal.aborted ? 'stopped' : 'done', note),
      error => end(stop.signal.aborted ? 'stopped' : 'failed', stop.signal.aborted ? '' : told(error)));
    this.#changed();
    return task;
  }

  /** What is broken off because the window goes elsewhere can be found by whoever comes back. */
  leave(): void {
    const broken = this.list.filter(task => task.state === 'running' || task.state === 'left');
    sessionStorage.setItem(LEFT, JSON.stringify(broken.map(({ title, href, progress }) => ({ title, href, progress, by: staff.who?.id ?? '' }))));
  }

  clear(): void {
    this.list = this.list.filter(task => task.state === 'running');
    this.#changed();
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

const left = (): Left[] => JSON.parse(sessionStorage.getItem(LEFT) ?? '[]') as Left[];

export const tasks = new Tasks();

addEventListener('beforeunload', event => {
  if (tasks.running) {
    event.preventDefault();
  }
});
addEventListener('pagehide', () => tasks.leave());
