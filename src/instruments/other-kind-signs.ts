import { type Sign, WHOLE } from './kind-signs.ts'

// The signs of papers that tell of instruments without being one: a council's own minutes and reports, and the news.

export const OTHER_SIGNS: readonly Sign[] = [
  {
    kind: 'other',
    weight: 10,
    within: 800,
    pattern: /^\W{0,12}(?:(?:draft|public|unconfirmed)\s+)?minutes\b(?!\s+of\s+silence)/im,
    why: 'titled minutes',
  },
  {
    kind: 'other',
    weight: 4,
    within: 6000,
    pattern: /^\W{0,12}(?:present|in\s+attendance|apologies(?:\s+for\s+absence)?)\s*(?::|$)/im,
    why: 'tells who was there',
  },
  {
    kind: 'other',
    weight: 5,
    within: WHOLE,
    pattern: /^\W{0,12}(?:\d+\.?\s+)?resolved\b/im,
    why: 'a meeting resolves',
  },
  {
    kind: 'other',
    weight: 6,
    within: 1500,
    pattern: /^\W{0,12}report\s+(?:to|of|by|from|author)\s*:\s/im,
    why: 'headed as a report to a committee',
  },
  {
    kind: 'other',
    weight: 5,
    within: WHOLE,
    pattern:
      /^\W{0,12}(?:\d+\.?\s+)?(?:legal|financial|equalit(?:y|ies)|resource|human\s+resources?|risk)\s+(?:and\s+\p{L}+\s+)?implications\b/imu,
    why: 'weighs implications, as a report to councillors does',
  },
  {
    kind: 'other',
    weight: 4,
    within: 3000,
    pattern:
      /^\W{0,12}(?:\d+\.?\s+)?(?:purpose\s+of\s+(?:the\s+|this\s+)?report\b|(?:wards?(?:\s+affected)?|key\s+decision|cabinet\s+member|portfolio\s+holder|contact\s+officer)\s*:)/im,
    why: 'headed as a report to a committee',
  },
  {
    kind: 'news article',
    weight: 4,
    within: 1500,
    pattern:
      /^\W{0,6}by\s+\p{Lu}[\p{L}'\u2019-]+(?:\s+\p{Lu}[\p{L}'\u2019-]+){1,2}(?=\s*(?:[,|\u2013\u2014-]|on\s|$))/mu,
    why: 'has a byline',
  },
  {
    kind: 'news article',
    weight: 3,
    within: WHOLE,
    pattern:
      /^\W{0,6}(?:comments?\s*\(\d+\)|\d+\s+comments?\b|leave\s+a\s+(?:comment|reply)|(?:add|post)\s+(?:your|a)\s+comment)/im,
    why: 'has its readers\u2019 comments',
  },
  {
    kind: 'news article',
    weight: 3,
    within: WHOLE,
    pattern:
      /\b(?:sign\s+up\s+(?:to|for)\s+our\b|subscribe\s+to\s+our\b|share\s+this\s+(?:article|story)|related\s+(?:articles|stories)|most\s+read\b)|^\W{0,6}read\s+more\s*:/im,
    why: 'asks its readers to read on',
  },
  {
    kind: 'news article',
    weight: 2,
    within: 6000,
    pattern:
      /\b(?:ministers|inspectors|the\s+government)\s+(?:have|has)\s+(?:ordered|told|handed|stripped|given|warned|stepped)\b|\bon\s+(?:mon|tues|wednes|thurs|fri)day[,.]/i,
    why: 'tells the news',
  },
]
