import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { Part } from '../../shared/part';
import { icon } from '../icons';
import { tasks, type Task } from '../tasks';
import { number, t } from '../words';
import { progressBar } from './progress';

/** What goes on, wherever one is. */
@customElement('task-tray')
export class TaskTray extends Part {
  @state() accessor bump = 0;
  #changed = () => this.bump++;

  override connectedCallback() {
    super.connectedCallback();
    tasks.addEventListener('change', this.#changed);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    tasks.removeEventListener('change', this.#changed);
  }

  override render() {
    const running = tasks.running;
    return tasks.list.length ? html`<details class="menu tray"><summary class="btn slim quiet">${running ? html`<span class="spinner"></span>` : icon(tasks.list.some(task => task.state === 'left') ? 'storm' : 'check', 18)}
        <span role="status">${running ? t('tasks.running', { count: running }) : t(tasks.list.some(task => task.state === 'left') ? 'tasks.broken' : 'tasks.done')}</span></summary>
      <div class="menu-body"><ul class="stack">${tasks.list.map(task => this.#task(task))}</ul>
        ${running < tasks.list.length ? html`<button class="btn slim quiet" @click=${() => tasks.clear()}>${t('tasks.clear')}</button>` : nothing}</div></details>` : nothing;
  }

  #task(task: Task): TemplateResult {
    const { done, total } = task.progress;
    return html`<li class="stack tight"><div class="bar"><span class="small strong">${task.href ? html`<a href=${task.href}>${task.title}</a>` : task.title}</span>
        ${task.state === 'running' ? html`<button class="link small" @click=${() => task.stop()}>${t('tasks.stop')}</button>` : nothing}</div>
      ${task.state === 'running' ? html`${progressBar(task.title, done, total)}<span class="soft tiny num">${total ? t('tasks.of', { done, total }) : number(done)}</span>`
        : html`<span class="small ${task.state === 'failed' || task.state === 'left' ? 'bad' : 'soft'}">${task.state === 'left' ? t('tasks.left', { done }) : task.state === 'stopped' ? t('tasks.stopped') : task.note}</span>`}</li>`;
  }
}
