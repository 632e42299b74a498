using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Events.Log;

/// <summary>What can be wrong with reading the log.</summary>
internal static class EventLogProblems
{
    public static ProblemType CursorUnreadable { get; } = new("cursor-unreadable", 400,
        new("«after» kan ikke leses", "«after» kan ikkje lesast", "“after” cannot be read"),
        new("Send «next» fra forrige svar, uendret, eller utelat «after» for å begynne fra begynnelsen.",
            "Send «next» frå førre svar, uendra, eller utelat «after» for å begynne frå byrjinga.",
            "Send the “next” of the answer before, unchanged, or leave “after” out to begin at the beginning."));

    public static ProblemType LogReplaced { get; } = new("log-replaced", 410,
        new("Loggen er en annen enn du leste fra", "Loggen er ein annan enn du las frå", "The log is not the one you read from"),
        new("Hendelsesloggen er erstattet siden «after» ble gitt. Begynn fra begynnelsen, uten «after»; hendelser du har fra før, kjennes på id og source.",
            "Hendingsloggen er erstatta sidan «after» vart gitt. Begynn frå byrjinga, utan «after»; hendingar du har frå før, kjenner du på id og source.",
            "The log of events has been replaced since “after” was given. Begin at the beginning, without “after”; events you have already are known by id and source."));

    public static Text LimitOutside { get; } = new(
        "«limit» skal være fra 1 til {0}.", "«limit» skal vere frå 1 til {0}.", "“limit” must be from 1 to {0}.");

    public static Text TypeUnreadable { get; } = new(
        "«type» skal være en hendelsestype, som no.ksf.knowledge.need.submitted.v1, eller begynnelsen av en med * til slutt.",
        "«type» skal vere ein hendingstype, som no.ksf.knowledge.need.submitted.v1, eller byrjinga av ein med * til slutt.",
        "“type” must be an event type, such as no.ksf.knowledge.need.submitted.v1, or the beginning of one with a * at its end.");
}
