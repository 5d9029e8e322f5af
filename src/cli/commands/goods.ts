/** `tidewaiter goods try|classify|value`: what lines of goods say, and what speaks against them. */
import { Command } from 'commander'
import type { Wiring } from '../wiring.ts'
import { goodsClassifyCommand } from './goods-classify.ts'
import { goodsTryCommand } from './goods-try.ts'
import { goodsValueCommand } from './goods-value.ts'

/** The command. */
export function goodsCommand(wiring: Pick<Wiring, 'openRecord'>): Command {
  return new Command('goods')
    .description('What texts about goods say.')
    .addCommand(goodsTryCommand(wiring))
    .addCommand(goodsClassifyCommand())
    .addCommand(goodsValueCommand())
}
