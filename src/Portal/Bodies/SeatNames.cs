using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Bodies;

/// <summary>What seats and those who hold them are called in tables and lists.</summary>
internal static class SeatNames
{
    extension(Seat seat)
    {
        /// <summary>Whom it represents, and whether it may stand empty.</summary>
        public Text InTable
        {
            get
            {
                var kind = BodyTexts.SeatKindName(seat.Kind);
                return seat.Optional ? new($"{kind.Nb} (kan stå tom)", $"{kind.Nn} (kan stå tom)", $"{kind.En} (may stand empty)") : kind;
            }
        }

        /// <summary>Whom it represents, who appoints, and who holds it.</summary>
        public Text InList
        {
            get
            {
                var (kind, appointedBy) = (BodyTexts.SeatKindName(seat.Kind), seat.Note ?? seat.AppointedBy?.Name);
                var rest = $"{(appointedBy is null ? "" : $", {appointedBy}")}{(seat.Holder?.Name is { } name ? $" ({name})" : "")}";
                return new($"{kind.Nb}{rest}", $"{kind.Nn}{rest}", $"{kind.En}{rest}");
            }
        }

        /// <summary>Its holder or deputy: the name, and whom the seat represents.</summary>
        public Text NameOf(Holding holding)
        {
            var (kind, name) = (BodyTexts.SeatKindName(seat.Kind), holding.Name ?? "–");
            return holding == seat.Deputy
                ? new($"{name}, vara, {kind.Nb}", $"{name}, vara, {kind.Nn}", $"{name}, deputy, {kind.En}")
                : new($"{name}, {kind.Nb}", $"{name}, {kind.Nn}", $"{name}, {kind.En}");
        }
    }
}
