using Ksf.Registry.Agreements;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Agreements;

public sealed class TheCourseOfAnAgreementTests
{
    [Fact]
    public async Task Is_drawn_in_the_documentation_from_its_table() =>
        await StoredFile.CompareAsync(AgreementTransitions.Table.Diagram(), "docs", "diagrams", "agreement.mmd");

    [Fact]
    public void Asks_for_permissions_that_some_role_gives() => Assert.Each(
        AgreementTransitions.Table.Rows, row => Assert.Contains(ServiceDefaults.Access.Roles.All, role => ServiceDefaults.Access.Roles.Gives(role, row.Permission)));
}
