using Ksf.KnowledgeSupport.Needs;
using Ksf.ServiceDefaults.Access;
using Ksf.TestKit;

namespace Ksf.KnowledgeSupport.Tests.Needs;

public sealed class The_course_of_a_need
{
    [Fact]
    public async Task Is_drawn_in_the_documentation_from_its_table() =>
        await StoredFile.CompareAsync(NeedTransitions.Table.Diagram(), "docs", "diagrams", "need.mmd");

    [Fact]
    public void Asks_for_permissions_that_some_role_gives() => Assert.Each(
        NeedTransitions.Table.Rows, row => Assert.Contains(Roles.All, role => Roles.Gives(role, row.Permission)));
}
