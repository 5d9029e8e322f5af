/** `tidewaiter goods try`: what texts about goods say. */
import { Command } from 'commander'
import { goodsTryCommand } from './goods-try.ts'

/** The command. */
export function goodsCommand(): Command {
  return new Command('goods')
    .description('What texts about goods say.')
    .addCommand(goodsTryCommand())
}
