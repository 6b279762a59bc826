// The common bot of `rows.py` in telegraf.
import { createServer } from "node:http";
import { Input, Markup, Telegraf } from "telegraf";
import { message } from "telegraf/filters";

const bot = new Telegraf(process.env.TOKEN, { telegram: { apiRoot: process.env.LOCAL_TELEGRAM } });
const sample = () => Input.fromBuffer(Buffer.from(process.env.PHOTO, "hex"), "a.png");

bot.start((context) =>
  context.replyWithHTML(
    "<b>Selamat datang</b>",
    Markup.inlineKeyboard([Markup.button.callback("Mulai", "go")]),
  ));
bot.on("callback_query", async (context) => {
  await context.answerCbQuery("Siap");
  await context.editMessageText("dimulai");
});
bot.command("md", (context) => context.replyWithMarkdownV2("*tebal* ||rahasia||"));
bot.command("keys", (context) =>
  context.reply("Pilih", Markup.keyboard(["Paspor", Markup.button.contactRequest("Nomor")])));
bot.hears("Paspor", (context) => context.reply("terima Paspor", Markup.removeKeyboard()));
bot.on(message("photo"), async (context) => {
  const link = await context.telegram.getFileLink(context.message.photo.at(-1).file_id);
  const content = Buffer.from(await (await fetch(link)).arrayBuffer());
  await context.replyWithPhoto(Input.fromBuffer(content, "a.png"), {
    caption: `${content.length} byte`,
  });
});
bot.on(message("document"), (context) => {
  const sent = context.message.document;
  return context.replyWithDocument(sent.file_id, { caption: sent.file_name });
});
bot.command("album", (context) =>
  context.replyWithMediaGroup([
    { type: "photo", media: sample() },
    { type: "photo", media: sample() },
  ]));
bot.command("quiz", (context) =>
  context.replyWithQuiz("Ringkas?", ["Seiri", "Seiso"], {
    correct_option_id: 0,
    is_anonymous: false,
  }));
bot.on("poll_answer", (context) =>
  context.telegram.sendMessage(
    context.pollAnswer.user.id,
    `jawaban ${context.pollAnswer.option_ids[0]}`,
  ));
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
    await context.telegram.editMessageText(context.chat.id, 999_999, undefined, "x");
  } catch (refused) {
    await context.reply(`ditolak: ${refused.description}`);
  }
});
bot.on("chat_member", (context) => {
  const { user, status } = context.chatMember.new_chat_member;
  return context.reply(`anggota ${user.first_name} ${status}`);
});
bot.command("invoice", (context) =>
  context.replyWithInvoice({
    title: "Materai",
    description: "Satu lembar",
    payload: "m",
    currency: "XTR",
    prices: [{ label: "Materai", amount: 5 }],
  }));
bot.on("pre_checkout_query", (context) => context.answerPreCheckoutQuery(true));
bot.on(message("successful_payment"), (context) =>
  context.reply(`lunas ${context.message.successful_payment.total_amount}`));
for (const kind of ["voice", "video", "audio", "sticker", "location", "contact", "dice"])
  bot.on(message(kind), (context) => context.reply(`jenis: ${kind}`));

const allowedUpdates = [
  ...["message", "callback_query", "inline_query", "pre_checkout_query"],
  ...["poll_answer", "message_reaction", "chat_member"],
];
const port = process.env.WEBHOOK_PORT;
if (port) {
  // By webhook telegraf's first call goes back as the answer to the update.
  createServer(bot.webhookCallback("/hook")).listen(port, "127.0.0.1");
  const url = `http://127.0.0.1:${port}/hook`;
  bot.telegram.setWebhook(url, { allowed_updates: allowedUpdates });
} else {
  bot.launch({ allowedUpdates });
}
