// What the classic script lib/d3/d3.min.js sets.
declare const d3: typeof import('d3');
