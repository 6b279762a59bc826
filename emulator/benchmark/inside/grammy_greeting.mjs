// The bot of the README's examples in grammY.
import { Bot, InlineKeyboard } from "grammy";

const bot = new Bot(process.env.BOT_TOKEN, { client: { apiRoot: process.env.BOT_API } });

bot.command("start", (context) =>
  context.reply("Welcome", { reply_markup: new InlineKeyboard().text("Begin", "begin") }));
bot.callbackQuery("begin", async (context) => {
  await context.answerCallbackQuery("Here we go");
  await context.editMessageText("What is your name?");
});

bot.start();
