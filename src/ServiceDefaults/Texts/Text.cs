namespace Ksf.ServiceDefaults.Texts;

/// <summary>A text for people to read. The constructor requires all three languages.</summary>
/// <param name="Nb">Bokmål.</param>
/// <param name="Nn">Nynorsk.</param>
/// <param name="En">English.</param>
public sealed record Text(string Nb, string Nn, string En)
{
    /// <summary>The text in one language.</summary>
    public string In(Language language) => language switch
    {
        Language.Nynorsk => Nn,
        Language.English => En,
        _ => Nb,
    };

    /// <summary>The text in one language, formatted with values.</summary>
    public string In(Language language, params object?[] values) =>
        values.Length == 0 ? In(language) : string.Format(language.Culture, In(language), values);
}

/// <summary>The supported languages.</summary>
public enum Language
{
    /// <summary>Norwegian bokmål, the default.</summary>
    Bokmal,

    /// <summary>Norwegian nynorsk.</summary>
    Nynorsk,

    /// <summary>English.</summary>
    English,
}
