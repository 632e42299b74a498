using Ksf.Registry.Settlements;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Reforms;

public sealed class TheCourseOfASettlementTests
{
    [Fact]
    public async Task Is_drawn_in_the_documentation_from_its_table() =>
        await StoredFile.CompareAsync(SettlementTransitions.Table.Diagram(), "docs", "diagrams", "settlement.mmd");

    [Fact]
    public void Asks_for_permissions_that_some_role_gives() => Assert.Each(
        SettlementTransitions.Table.Rows, row => Assert.Contains(ServiceDefaults.Access.Roles.All, role => ServiceDefaults.Access.Roles.Gives(role, row.Permission)));
}
