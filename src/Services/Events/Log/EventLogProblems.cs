using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Events.Log;

/// <summary>Problem types and texts of reading the log.</summary>
internal static class EventLogProblems
{
    public static ProblemType CursorUnreadable { get; } = new("cursor-unreadable", 400,
        new("«after» kan ikke leses", "«after» kan ikkje lesast", "“after” cannot be read"),
        new("Send «next» fra forrige svar, uendret, eller utelat «after» for å begynne forfra.",
            "Send «next» frå førre svar, uendra, eller utelat «after» for å byrje på nytt.",
            "Send the “next” of the previous answer, unchanged, or leave “after” out to start from the beginning."));

    public static ProblemType LogReplaced { get; } = new("log-replaced", 410,
        new("Loggen er en annen enn du leste fra", "Loggen er ein annan enn du las frå", "The log is not the one you read from"),
        new("Hendelsesloggen er erstattet siden du fikk «after». Begynn forfra, uten «after»; hendelser du har fra før, kjenner du igjen på «id» og «source».",
            "Hendingsloggen er erstatta sidan du fekk «after». Byrj på nytt, utan «after»; hendingar du har frå før, kjenner du att på «id» og «source».",
            "The event log has been replaced since you got “after”. Start over, without “after”; recognise events that you already have by “id” and “source”."));

    public static Text LimitOutside { get; } = new(
        "«limit» skal være fra 1 til {0}.", "«limit» skal vere frå 1 til {0}.", "“limit” must be from 1 to {0}.");

    public static Text TypeUnreadable { get; } = new(
        "«type» skal være en hendelsestype, som no.ksf.knowledge.need.submitted.v1, eller starten av en med * til slutt.",
        "«type» skal vere ein hendingstype, som no.ksf.knowledge.need.submitted.v1, eller starten av ein med * til slutt.",
        "“type” must be an event type, such as no.ksf.knowledge.need.submitted.v1, or a prefix of one followed by *.");
}
