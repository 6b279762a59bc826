// The common bot of `rows.py` in grammY.
import { Bot, InlineKeyboard, InputFile, Keyboard } from "grammy";

const apiRoot = process.env.LOCAL_TELEGRAM;
const token = process.env.TOKEN;
const bot = new Bot(token, { client: { apiRoot } });
const sample = () => new InputFile(Buffer.from(process.env.PHOTO, "hex"), "a.png");

bot.command("start", (context) =>
  context.reply("<b>Selamat datang</b>", {
    parse_mode: "HTML",
    reply_markup: new InlineKeyboard().text("Mulai", "go"),
  }));
bot.on("callback_query:data", async (context) => {
  await context.answerCallbackQuery("Siap");
  await context.editMessageText("dimulai");
});
bot.command("md", (context) => context.reply("*tebal* ||rahasia||", { parse_mode: "MarkdownV2" }));
bot.command("keys", (context) =>
  context.reply("Pilih", { reply_markup: new Keyboard().text("Paspor").requestContact("Nomor") }));
bot.hears("Paspor", (context) =>
  context.reply("terima Paspor", { reply_markup: { remove_keyboard: true } }));
bot.on("message:photo", async (context) => {
  const file = await context.getFile();
  const answer = await fetch(`${apiRoot}/file/bot${token}/${file.file_path}`);
  const content = new Uint8Array(await answer.arrayBuffer());
  await context.replyWithPhoto(new InputFile(content, "a.png"), { caption: `${content.length} byte` });
});
bot.on("message:document", (context) => {
  const sent = context.message.document;
  return context.replyWithDocument(sent.file_id, { caption: sent.file_name });
});
bot.command("album", (context) =>
  context.replyWithMediaGroup([
    { type: "photo", media: sample() },
    { type: "photo", media: sample() },
  ]));
bot.command("quiz", (context) =>
  context.replyWithPoll("Ringkas?", ["Seiri", "Seiso"], {
    type: "quiz",
    correct_option_ids: [0],
    is_anonymous: false,
  }));
bot.on("poll_answer", (context) =>
  context.api.sendMessage(context.pollAnswer.user.id, `jawaban ${context.pollAnswer.option_ids[0]}`));
bot.command("copy", (context) => context.copyMessage(context.chat.id));
bot.command("react", (context) => context.react("👍"));
bot.on("message_reaction", (context) =>
  context.reply(`reaksi ${context.messageReaction.new_reaction[0].emoji}`));
bot.on("inline_query", (context) =>
  context.answerInlineQuery([
    {
      type: "article",
      id: "1",
      title: "Paspor",
      input_message_content: {
        message_text: `<b>${context.inlineQuery.query}</b>`,
        parse_mode: "HTML",
      },
    },
  ]));
bot.command("wrong", async (context) => {
  try {
    await context.api.editMessageText(context.chat.id, 999_999, "x");
  } catch (refused) {
    await context.reply(`ditolak: ${refused.description}`);
  }
});
bot.on("chat_member", (context) => {
  const { user, status } = context.chatMember.new_chat_member;
  return context.reply(`anggota ${user.first_name} ${status}`);
});
const prices = [{ label: "Materai", amount: 5 }];
bot.command("invoice", (context) =>
  context.replyWithInvoice("Materai", "Satu lembar", "m", "XTR", prices));
bot.on("pre_checkout_query", (context) => context.answerPreCheckoutQuery(true));
bot.on("message:successful_payment", (context) =>
  context.reply(`lunas ${context.message.successful_payment.total_amount}`));
for (const kind of ["voice", "video", "audio", "sticker", "location", "contact", "dice"])
  bot.on(`message:${kind}`, (context) => context.reply(`jenis: ${kind}`));

bot.start({
  allowed_updates: [
    ...["message", "callback_query", "inline_query", "pre_checkout_query"],
    ...["poll_answer", "message_reaction", "chat_member"],
  ],
});
