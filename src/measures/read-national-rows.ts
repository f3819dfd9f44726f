import type { Recognised } from './national-layout.ts'
import { collectStatistics, type Collector, collectToolFigures } from './read-national-figures.ts'
import { collectAreas, collectNames, collectNeighbours, collectOutcomes } from './read-national-lists.ts'

/** Takes the rows of a file of this layout. */
export function collectorOf(recognised: Recognised, fileName: string): Collector {
  switch (recognised.layout) {
    case 'comparison tool':
      return collectToolFigures(recognised)
    case 'statistics':
      return collectStatistics(recognised)
    case 'dictionary':
      return collectNames(recognised)
    case 'neighbours':
      return collectNeighbours(recognised, fileName)
    case 'areas':
    case 'providers':
      return collectAreas(recognised)
    case 'inspections overview':
    case 'SEND overview':
    case 'joint inspections overview':
    case 'inspection statistics':
    case 'youth justice':
      return collectOutcomes(recognised)
  }
}
