using Ksf.Registry.Bodies;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Bodies;

public sealed class TheCourseOfABodyTests
{
    [Fact]
    public async Task Is_drawn_in_the_documentation_from_its_table() =>
        await StoredFile.CompareAsync(BodyTransitions.Table.Diagram(), "docs", "diagrams", "body.mmd");

    [Fact]
    public void Asks_for_permissions_that_both_secretariats_have() => Assert.Each(BodyTransitions.Table.Rows, row =>
    {
        Assert.True(ServiceDefaults.Access.Roles.Gives(ServiceDefaults.Access.Roles.RegionalSecretariat, row.Permission));
        Assert.True(ServiceDefaults.Access.Roles.Gives(ServiceDefaults.Access.Roles.NationalSecretariat, row.Permission));
    });
}
