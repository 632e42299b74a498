using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ksf.Registry.Data.Migrations
{
    /// <inheritdoc />
    public partial class Settlements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "settlements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reformed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    reform = table.Column<string>(type: "text", nullable: false),
                    municipality_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<string>(type: "text", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part_id = table.Column<Guid>(type: "uuid", nullable: false),
                    obstacle = table.Column<string>(type: "text", nullable: true),
                    decision = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_why = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settlements", x => x.id);
                    table.CheckConstraint("ck_settlements_obstacle", "obstacle in ('divided', 'moved', 'other-region', 'counted-elsewhere', 'appoints-already', 'both-contribute', 'full')");
                    table.CheckConstraint("ck_settlements_part", "part in ('membership', 'seat', 'secretariat', 'role', 'agreement')");
                    table.CheckConstraint("ck_settlements_reform", "reform in ('merge', 'split', 'move')");
                    table.CheckConstraint("ck_settlements_status", "status in ('open', 'settled', 'dismissed', 'passed-on')");
                });

            migrationBuilder.CreateIndex(
                name: "ix_settlements_municipality_id_reformed_on_part_part_id",
                table: "settlements",
                columns: new[] { "municipality_id", "reformed_on", "part", "part_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_settlements_owner_id_status_id",
                table: "settlements",
                columns: new[] { "owner_id", "status", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "settlements");
        }
    }
}
