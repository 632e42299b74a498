using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts about what is held about the person who reads, and how it is erased.</summary>
internal static class MyDataTexts
{
    public static readonly Text MyData = new("Mine opplysninger", "Opplysningane mine", "My data");
    public static readonly Text Download = new("Last ned mine opplysninger", "Last ned opplysningane mine", "Download my data");

    public static readonly Text DownloadLead = new(
        "Filen har alt som nevner deg her: navn, e-postadresse, roller, verv, invitasjoner og det du har gjort. Den er i JSON, som både mennesker og programmer kan lese.",
        "Fila har alt som nemner deg her: namn, e-postadresse, roller, verv, invitasjonar og det du har gjort. Ho er i JSON, som både menneske og program kan lese.",
        "The file has everything that names you here: name, e-mail address, roles, seats, invitations and what you have done. It is JSON, which both people and programs can read.");

    public static readonly Text Erase = new("Slett meg", "Slett meg", "Erase me");

    public static Text Title(string name) => new($"Mine opplysninger i {name}", $"Opplysningane mine i {name}", $"My data in {name}");

    public static Text EraseMe(string name) => new($"Slett meg i {name}", $"Slett meg i {name}", $"Erase me in {name}");

    public static Text NotRegistered(string name) => new(
        $"{name} har ingenting om deg.", $"{name} har ingenting om deg.", $"{name} has nothing about you.");

    public static Text Erased(string name) => new(
        $"Du er slettet i {name}.", $"Du er sletta i {name}.", $"You have been erased in {name}.");

    /// <summary>What an erasure leads to.</summary>
    public static IReadOnlyList<Text> ErasureLeadsTo(string name) =>
    [
        new("Navnet ditt, e-postadressen og hvem du er hos innloggingstjenesten, slettes. Rollene dine tar slutt med en gang.",
            "Namnet ditt, e-postadressa og kven du er hos innloggingstenesta, blir sletta. Rollene dine tek slutt med ein gong.",
            "Your name, e-mail address and who you are at the sign-in service are erased. Your roles end at once."),
        new("Det du har gjort for en kommune eller et annet organ, blir stående uten navn, fordi arkivlova krever at det tas vare på.",
            "Det du har gjort for ein kommune eller eit anna organ, blir ståande utan namn, fordi arkivlova krev at det blir teke vare på.",
            "What you have done for a municipality or another body stays, without your name, because the Norwegian Archives Act requires that it is kept."),
        new($"Det gjelder {name}. Er du registrert i flere regioner, sletter du deg i hver av dem.",
            $"Det gjeld {name}. Er du registrert i fleire regionar, slettar du deg i kvar av dei.",
            $"This concerns {name}. If you are registered in several regions, you erase yourself in each."),
        new("Det kan ikke angres. Du kan bli invitert på nytt, og er da en ny person her.",
            "Det kan ikkje angrast. Du kan bli invitert på nytt, og er då ein ny person her.",
            "It cannot be undone. You can be invited again, and are then a new person here."),
    ];
}
