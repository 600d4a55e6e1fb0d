import type { Money } from './api';

interface Sums { status: string; payment_status: string; totals: { total: Money }; captured: Money }

const LEFT = ['shipped', 'delivered'];

/** What was cancelled before it left and is not charged: of an order that has left, and is paid, as far as it ever will. */
export const notCharged = (order: Sums): Money => {
  const paid = order.captured.amount && order.payment_status !== 'partially_captured' && LEFT.includes(order.status);
  return { ...order.captured, amount: paid ? order.totals.total.amount - order.captured.amount : 0 };
};
