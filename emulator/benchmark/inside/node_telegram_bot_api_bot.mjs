// The common bot of `rows.py` in node-telegram-bot-api.
import { Bot, InlineKeyboardBuilder, InputFile, ReplyKeyboardBuilder } from "node-telegram-bot-api";
import { run } from "node-telegram-bot-api/node";

const apiRoot = process.env.LOCAL_TELEGRAM;
const token = process.env.TOKEN;
const bot = new Bot(token, { apiRoot });
const { api } = bot;
const sample = () => new InputFile(Buffer.from(process.env.PHOTO, "hex"), { filename: "a.png" });

bot.command("start", (context) =>
  context.reply("<b>Selamat datang</b>", {
    parse_mode: "HTML",
    reply_markup: new InlineKeyboardBuilder().text("Mulai", "go").build(),
  }));
bot.on("callback_query", async (context) => {
  await context.answerCallbackQuery({ text: "Siap" });
  const { message } = context.callbackQuery;
  await api.editMessageText({
    chat_id: message.chat.id,
    message_id: message.message_id,
    text: "dimulai",
  });
});
bot.command("md", (context) => context.reply("*tebal* ||rahasia||", { parse_mode: "MarkdownV2" }));
bot.command("keys", (context) => {
  const keys = new ReplyKeyboardBuilder().text("Paspor").requestContact("Nomor").build();
  return context.reply("Pilih", { reply_markup: keys });
});
bot.hears("Paspor", (context) =>
  context.reply("terima Paspor", { reply_markup: { remove_keyboard: true } }));
bot.command("album", (context) =>
  api.sendMediaGroup({
    chat_id: context.chatId,
    media: [
      { type: "photo", media: sample() },
      { type: "photo", media: sample() },
    ],
  }));
bot.command("quiz", (context) =>
  api.sendPoll({
    chat_id: context.chatId,
    question: "Ringkas?",
    options: [{ text: "Seiri" }, { text: "Seiso" }],
    type: "quiz",
    correct_option_ids: [0],
    is_anonymous: false,
  }));
bot.on("poll_answer", (context) => {
  const answer = context.update.poll_answer;
  return api.sendMessage({ chat_id: answer.user.id, text: `jawaban ${answer.option_ids[0]}` });
});
bot.command("copy", (context) =>
  api.copyMessage({
    chat_id: context.chatId,
    from_chat_id: context.chatId,
    message_id: context.message.message_id,
  }));
bot.command("react", (context) =>
  api.setMessageReaction({
    chat_id: context.chatId,
    message_id: context.message.message_id,
    reaction: [{ type: "emoji", emoji: "👍" }],
  }));
bot.on("message_reaction", (context) =>
  context.reply(`reaksi ${context.update.message_reaction.new_reaction[0].emoji}`));
bot.on("inline_query", (context) =>
  api.answerInlineQuery({
    inline_query_id: context.inlineQuery.id,
    results: [
      {
        type: "article",
        id: "1",
        title: "Paspor",
        input_message_content: {
          message_text: `<b>${context.inlineQuery.query}</b>`,
          parse_mode: "HTML",
        },
      },
    ],
  }));
bot.command("wrong", async (context) => {
  try {
    await api.editMessageText({ chat_id: context.chatId, message_id: 999_999, text: "x" });
  } catch (refused) {
    await context.reply(`ditolak: ${refused.description}`);
  }
});
bot.on("chat_member", (context) => {
  const { user, status } = context.update.chat_member.new_chat_member;
  return context.reply(`anggota ${user.first_name} ${status}`);
});
bot.command("invoice", (context) =>
  api.sendInvoice({
    chat_id: context.chatId,
    title: "Materai",
    description: "Satu lembar",
    payload: "m",
    currency: "XTR",
    prices: [{ label: "Materai", amount: 5 }],
  }));
bot.on("pre_checkout_query", (context) =>
  api.answerPreCheckoutQuery({
    pre_checkout_query_id: context.update.pre_checkout_query.id,
    ok: true,
  }));
bot.on("message", async (context) => {
  const { message } = context;
  const chat_id = context.chatId;
  if (message.photo) {
    const { file_path } = await api.getFile({ file_id: message.photo.at(-1).file_id });
    const answer = await fetch(`${apiRoot}/file/bot${token}/${file_path}`);
    const content = new Uint8Array(await answer.arrayBuffer());
    const photo = new InputFile(content, { filename: "a.png" });
    return api.sendPhoto({ chat_id, photo, caption: `${content.length} byte` });
  }
  if (message.document) {
    const { file_id, file_name } = message.document;
    return api.sendDocument({ chat_id, document: file_id, caption: file_name });
  }
  if (message.successful_payment)
    return context.reply(`lunas ${message.successful_payment.total_amount}`);
  const kinds = ["voice", "video", "audio", "sticker", "location", "contact", "dice"];
  const kind = kinds.find((one) => message[one]);
  if (kind) return context.reply(`jenis: ${kind}`);
});

await run(bot, {
  allowedUpdates: [
    ...["message", "callback_query", "inline_query", "pre_checkout_query"],
    ...["poll_answer", "message_reaction", "chat_member"],
  ],
});
