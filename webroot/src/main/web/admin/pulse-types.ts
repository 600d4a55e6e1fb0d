import type { Money } from '../shared/api';

/** What the dashboard is told in one answer. */
export interface DomainState { name: string; nodes: number; instances: number; healthy: boolean; problem: string | null; lag_seconds: number; parked: number; events_per_minute: number | null }
export interface Alert { kind: string; subject: string; detail: string; value: number | null }
export interface Latency { calls: number; p50_ms: number | null; p99_ms: number | null }
export interface Minute { at: string; orders: number; revenue: Money[] }
export interface Pulse {
  at: string;
  outcomes: {
    revenue: { current: Money; previous: Money; growth: number | null }[];
    order_errors: { orders: number; failed: number; share: number | null };
    cart: Latency; checkout: Latency;
    availability: { requests: number; failed: number; share: number | null };
  };
  minutes: Minute[];
  funnel: { views: number; carts: number; checkouts: number; confirmed: number; dispatched: number; delivered: number };
}
export interface Dashboard { at: string; pulse: Pulse | null; domains: DomainState[]; alerts: Alert[]; missing: string[] }

export interface Saga { order_id: string; status: string; step: string; total: Money; placed_at: string; updated_at: string; deadline_at: string | null; overdue: boolean }
export interface SagaState { status: string; orders: number; hour: number; day: number; oldest: string }
export interface Approval { id: string; action: string; subject: string; reason: string; status: 'waiting' | 'approved' | 'declined'; proposed_by: string; proposed_at: string; decided_by: string | null; decided_at: string | null }
