// The common bot of `rows.py` in GramIO.
import { Bot, InlineKeyboard, Keyboard, MediaInput, MediaUpload } from "gramio";

const bot = new Bot(process.env.TOKEN, {
  api: { baseURL: `${process.env.LOCAL_TELEGRAM}/bot` },
});
const sample = () => MediaUpload.buffer(Buffer.from(process.env.PHOTO, "hex"), "a.png");

bot.command("start", (context) =>
  context.send("<b>Selamat datang</b>", {
    parse_mode: "HTML",
    reply_markup: new InlineKeyboard().text("Mulai", "go"),
  }));
bot.callbackQuery("go", async (context) => {
  await context.answer("Siap");
  await context.editText("dimulai");
});
bot.command("md", (context) => context.send("*tebal* ||rahasia||", { parse_mode: "MarkdownV2" }));
bot.command("keys", (context) =>
  context.send("Pilih", { reply_markup: new Keyboard().text("Paspor").requestContact("Nomor") }));
bot.hears("Paspor", (context) =>
  context.send("terima Paspor", { reply_markup: { remove_keyboard: true } }));
bot.command("album", (context) =>
  context.sendMediaGroup([MediaInput.photo(sample()), MediaInput.photo(sample())]));
bot.command("quiz", (context) =>
  context.sendPoll({
    question: "Ringkas?",
    options: [{ text: "Seiri" }, { text: "Seiso" }],
    type: "quiz",
    correct_option_ids: [0],
    is_anonymous: false,
  }));
bot.on("poll_answer", (context) =>
  bot.api.sendMessage({
    chat_id: context.user.id,
    text: `jawaban ${context.optionIds[0]}`,
  }));
bot.command("copy", (context) => context.copy({ chat_id: context.chat.id }));
bot.command("react", (context) => context.react("👍"));
bot.on("message_reaction", (context) =>
  bot.api.sendMessage({
    chat_id: context.chat.id,
    text: `reaksi ${context.newReactions[0].emoji}`,
  }));
bot.inlineQuery(/.*/, (context) =>
  context.answer([
    {
      type: "article",
      id: "1",
      title: "Paspor",
      input_message_content: { message_text: `<b>${context.query}</b>`, parse_mode: "HTML" },
    },
  ]));
bot.command("wrong", async (context) => {
  try {
    await bot.api.editMessageText({ chat_id: context.chat.id, message_id: 999_999, text: "x" });
  } catch (refused) {
    await context.send(`ditolak: ${refused.message}`);
  }
});
bot.on("chat_member", (context) => {
  const { user, status } = context.newChatMember;
  const text = `anggota ${user.firstName} ${status}`;
  return bot.api.sendMessage({ chat_id: context.chat.id, text });
});
bot.command("invoice", (context) =>
  context.sendInvoice({
    title: "Materai",
    description: "Satu lembar",
    payload: "m",
    currency: "XTR",
    prices: [{ label: "Materai", amount: 5 }],
  }));
bot.on("pre_checkout_query", (context) => context.answer({ ok: true }));
// GramIO has events of their own for some kinds of messages.
const events = ["message", "location", "contact", "dice", "successful_payment"];
bot.on(events, async (context) => {
  const { photo, document, successful_payment: payment, ...message } = context.payload;
  if (photo) {
    const content = new Uint8Array(await bot.downloadFile(photo.at(-1).file_id));
    const caption = `${content.length} byte`;
    return context.sendPhoto(MediaUpload.buffer(content, "a.png"), { caption });
  }
  if (document) return context.sendDocument(document.file_id, { caption: document.file_name });
  if (payment) return context.send(`lunas ${payment.total_amount}`);
  const kinds = ["voice", "video", "audio", "sticker", "location", "contact", "dice"];
  const kind = kinds.find((one) => message[one]);
  if (kind) return context.send(`jenis: ${kind}`);
});

bot.start({
  allowedUpdates: [
    ...["message", "callback_query", "inline_query", "pre_checkout_query"],
    ...["poll_answer", "message_reaction", "chat_member"],
  ],
});
