import { LitElement, type ReactiveController, type TemplateResult } from 'lit';

/** An element that draws into the page itself: one style sheet for all, and labels find their fields. */
export class Part extends LitElement {
  protected override createRenderRoot() {
    return this;
  }
}

interface Outcomes<T> {
  waiting: () => unknown;
  failed: (error: unknown, again: () => void) => unknown;
  ready: (value: T) => unknown;
}

/** Something that is fetched. What was there stays shown while it is fetched again; an answer that came too late is dropped. */
export class Loading<T> implements ReactiveController {
  value: T | undefined;
  error: unknown;
  busy = false;
  #turn = 0;
  #last: (() => Promise<T>) | undefined;

  constructor(private readonly host: LitElement, private readonly arrived: (value: T) => void = () => {}) {
    host.addController(this);
  }

  hostConnected() {}

  hostDisconnected() {
    this.#turn++;
  }

  async load(fetching: () => Promise<T>): Promise<void> {
    const turn = ++this.#turn;
    this.#last = fetching;
    this.busy = true;
    this.host.requestUpdate();
    try {
      const value = await fetching();
      if (turn === this.#turn) {
        this.value = value;
        this.error = undefined;
        this.arrived(value);
      }
    } catch (error) {
      if (turn === this.#turn) {
        this.error = error;
      }
    } finally {
      if (turn === this.#turn) {
        this.busy = false;
        this.host.requestUpdate();
      }
    }
  }

  set(value: T): void {
    this.#turn++;
    this.value = value;
    this.error = undefined;
    this.busy = false;
    this.host.requestUpdate();
  }

  forget(): void {
    this.#turn++;
    this.value = undefined;
    this.error = undefined;
  }

  again = (): void => {
    if (this.#last) {
      void this.load(this.#last);
    }
  };

  show(outcomes: Outcomes<T>): TemplateResult | unknown {
    if (this.error !== undefined && !this.busy) {
      return outcomes.failed(this.error, this.again);
    }
    return this.value === undefined ? outcomes.waiting() : outcomes.ready(this.value);
  }
}
