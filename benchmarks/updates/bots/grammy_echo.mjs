// grammY's echo with its runner: every text comes straight back, many side by side.
import { Bot } from "grammy";
import { run } from "@grammyjs/runner";

const apiRoot = process.env.TELEGRAM_API_URL;
const bot = new Bot(process.env.TELEGRAM_BOT_TOKEN, { client: { apiRoot } });
bot.on("message:text", (context) => context.reply(context.message.text));
run(bot);
