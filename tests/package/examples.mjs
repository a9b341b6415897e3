// Figures worked out by hand, not taken from the program. What is not named has its default: everything registered, all of
// an "up to" rate, US dollars.
export const EXAMPLES = [
  {
    // up to 15 % of 200,000 = 30,000; up to 11 % of 50,000 = 5,500; closed deals of 250,000 bring the fee of 2,500 back
    tier: "wso2-2018/certified-integration",
    scenario: { years: 1, deals: { new_subscriptions: "200000", services: "50000" } },
    net: { expected: "35500.00" },
  },
  {
    // 8 % of 40,000 = 3,200; 5 % of 10,000 = 500; no fee
    tier: "wso2-2018/consultative-integration",
    scenario: { years: 1, deals: { new_subscriptions: "40000", services: "10000" } },
    net: { expected: "3700.00" },
  },
  {
    // 35 % of 300,000 = 105,000; 12 % of 200,000 renewed = 24,000; 8 % of 50,000 = 4,000; purchases of 417,000 bring 10,000 back
    tier: "wso2-2018/value-added-reseller",
    scenario: {
      years: 1,
      deals: { new_subscriptions: "300000", services: "50000", subscriptions_in_force: "250000", renewal_percent: "80" },
    },
    net: { expected: "133000.00" },
  },
  {
    // 3 % of 80,000 = 2,400; 2 % of 20,000 = 400; purchases of 97,200 miss 100,000, so the fee of 10,000 stays
    tier: "wso2-2018/fulfillment-reseller",
    scenario: { years: 1, deals: { new_subscriptions: "80000", services: "20000" } },
    net: { expected: "-7200.00" },
  },
  {
    // one deal, 15 % assumed of 1,000,000 = 150,000, capped at 100,000 when the vendor does; the least figure printed is 0 %
    tier: "outsystems-2021/sales",
    scenario: {
      currency: "EUR",
      years: 1,
      deals: { per_year: 1, new_subscriptions: "1000000", services: "0", partner_sourced: false },
      assumptions: { rates: { "outsystems-2021/sales/new_subscriptions/co_sell": "15" } },
    },
    net: { low: "0.00", expected: "100000.00", high: "150000.00" },
  },
];

// acme.json: 10 % of 200,000 = 20,000; up to 5 % of 50,000 = 2,500; less the fee of 1,000, since 250,000 misses 300,000.
// What is certain is 20,000 − 1,000.
export const ACME = {
  tier: "acme-2026/seller",
  scenario: { years: 1, deals: { new_subscriptions: "200000", services: "50000" } },
  net: { low: "19000.00", expected: "21500.00", high: "21500.00" },
};
