export const KINDS = ['merchants', 'categories', 'product-types', 'products', 'offers', 'stock', 'customers', 'orders'] as const;
export type Kind = (typeof KINDS)[number];

/** What a file of each kind has to have. */
export const EXPECTED: Record<Kind, string[]> = {
  merchants: ['external_ref', 'name', 'email'],
  categories: ['external_ref', 'name'],
  'product-types': ['external_ref', 'name', 'schema'],
  products: ['external_ref', 'title', 'variants'],
  offers: ['external_ref', 'variant_id', 'merchant_id', 'price.amount', 'price.currency'],
  stock: ['external_ref', 'offer_id', 'quantity'],
  customers: ['external_ref', 'email'],
  orders: ['external_ref', 'details', 'status', 'payment_status', 'shipments'],
};

/** A head line and one row as an example, as a file to begin with. */
const EXAMPLES: Record<Exclude<Kind, 'orders'>, [string, string][]> = {
  merchants: [['external_ref', 'M-1'], ['name', 'Harbour Ceramics'], ['email', 'shop@example.org'], ['commission_bps', '1250']],
  categories: [['external_ref', 'C-1'], ['name', 'Cups'], ['parent_id', '']],
  'product-types': [['external_ref', 'T-1'], ['name', 'Cup'], ['schema', '{"type":"object","properties":{"colour":{"type":"string"}}}']],
  products: [['external_ref', 'P-1'], ['title', '[Sale] Cup'], ['description', 'Holds tea, and coffee.'], ['category_id', ''], ['type_id', ''], ['attributes.colour', 'blue'],
    ['variants.1.sku', 'CUP-S'], ['variants.1.title', 'small'], ['variants.2.sku', 'CUP-L'], ['variants.2.title', 'large']],
  offers: [['external_ref', 'O-1'], ['variant_id', 'var_…'], ['merchant_id', 'mer_…'], ['price.amount', '1990'], ['price.currency', 'EUR']],
  stock: [['external_ref', 'S-1'], ['offer_id', 'off_…'], ['quantity', '25']],
  customers: [['external_ref', 'K-1'], ['email', 'ada@example.org'], ['name', 'Ada Example'], ['address.name', 'Ada Example'], ['address.line1', 'Quay 1'],
    ['address.city', 'Hamburg'], ['address.postal_code', '20457'], ['address.country', 'DE']],
};

const euros = (amount: number) => ({ amount, currency: 'EUR' });
const address = { name: 'Ada Example', line1: 'Quay 1', city: 'Hamburg', postal_code: '20457', country: 'DE' };
const line = { id: 'line_…', offer_id: 'off_…', product_id: 'prod_…', variant_id: 'var_…', sku: 'CUP-S', title: 'Cup', quantity: 1, unit_price: euros(1990), total: euros(1990), tax: euros(0) };
const merchant = {
  id: 'mer_…', name: 'Harbour Ceramics', commission_bps: 1250, shipping_option: 'standard', lines: [line],
  subtotal: euros(1990), shipping: euros(490), tax: euros(0), total: euros(2480),
};
const ORDER = {
  external_ref: 'B-1', status: 'delivered', payment_status: 'captured',
  details: {
    order_id: 'ord_…', placed_at: '2024-05-01T10:00:00Z',
    cart: {
      cart_id: 'cart_…', access_token_hash: '-', currency: 'EUR', email: 'ada@example.org', shipping_address: address, billing_address: address, merchants: [merchant],
      totals: { subtotal: euros(1990), discount: euros(0), shipping: euros(490), tax: euros(0), total: euros(2480) },
    },
  },
  shipments: [{ id: 'shp_…', merchant_index: 0, dispatched_at: '2024-05-02T10:00:00Z', delivered_at: '2024-05-04T10:00:00Z' }],
};

/** Orders have too many layers for columns: theirs is JSON. */
export function template(kind: Kind): { name: string; rows: string[][] } | { name: string; json: string } {
  return kind === 'orders' ? { name: 'orders.json', json: JSON.stringify([ORDER], null, 2) + '\n' }
    : { name: `${kind}.csv`, rows: [EXAMPLES[kind].map(([head]) => head), EXAMPLES[kind].map(([, example]) => example)] };
}
