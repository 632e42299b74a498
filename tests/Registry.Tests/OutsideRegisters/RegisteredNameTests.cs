using Ksf.Registry.OutsideRegisters;

namespace Ksf.Registry.Tests.OutsideRegisters;

public sealed class RegisteredNameTests
{
    [Theory]
    [InlineData("UNIVERSITETET I BERGEN OG VESTLAND", "Universitetet i Bergen", "Universitetet i Bergen og Vestland")]
    [InlineData("NORCE NORWEGIAN RESEARCH CENTRE AS", "NORCE", "NORCE Norwegian Research Centre AS")]
    [InlineData("HELSE ØST-NORGE RHF", "Helse Sør-Øst RHF", "Helse Øst-norge RHF")]
    [InlineData("OSLOMET - STORBYUNIVERSITETET", "OsloMet", "OsloMet - Storbyuniversitetet")]
    [InlineData("Folkehelseinstituttet", "FHI", "Folkehelseinstituttet")]
    [InlineData("I BEVEGELSE", "Noe i noe", "I Bevegelse")]
    public void A_name_in_capitals_is_written_as_people_read_it(string registered, string before, string expected) =>
        Assert.Equal(expected, RegisteredName.Of(registered, before));
}
