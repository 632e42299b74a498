using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ksf.Registry.Data.Migrations
{
    /// <inheritdoc />
    public partial class ActorsByName : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_actors_label_id",
                table: "actors",
                columns: new[] { "label", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_actors_label_id",
                table: "actors");
        }
    }
}
